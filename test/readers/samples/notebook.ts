import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'graph.ipynb',
  text: '{\n "cells": [\n  {\n   "cell_type": "markdown",\n   "metadata": {},\n   "source": ["# Ask Graph"]\n  },\n  {\n   "cell_type": "code",\n   "metadata": {},\n   "outputs": [],\n   "source": [\n    "%pip install azure-identity\\n",\n    "# app\\n",\n    "AZURE_TENANT_ID = \\"contoso.onmicrosoft.com\\"  # ours\\n",\n    "AZURE_CLIENT_ID = \'4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\'"\n   ]\n  },\n  {\n   "cell_type": "code",\n   "metadata": {},\n   "outputs": [],\n   "source": "AZURE_CLIENT_SECRET = \\"s\\u00e9cret\\"\\nEMPTY = \\"\\""\n  }\n ],\n "metadata": { "language_info": { "name": "python" } },\n "nbformat": 4,\n "nbformat_minor": 5\n}\n',
  names: ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET', 'EMPTY'],
  comments: ['# app', '# ours'],
  writtenSecret: 's\\u00e9cret',
};
