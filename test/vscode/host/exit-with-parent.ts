/**
 * Ends this process within a second after the one that started it is gone, however that went. Imported by what is started
 * here, so that nothing stays behind even when the starter was killed outright. Windows keeps the number of a dead parent:
 * there it does nothing.
 */
const parent = process.ppid;
const endWithoutParent = () => {
  if (process.ppid !== parent) {
    process.exit(1);
  }
};
setInterval(endWithoutParent, 1000).unref();
