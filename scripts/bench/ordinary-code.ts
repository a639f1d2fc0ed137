/** Code as people write it, of the languages by their names: a function of some ten lines, `NUMBER` being that of the function. */
export const ORDINARY_CODE: Readonly<Record<string, string>> = {
  TypeScript: `
/** What a customer has ordered, the newest first. */
export async function ordersNUMBER(store: Store, customer: string, limit = 20): Promise<readonly Order[]> {
  const found = await store.query({ table: 'orders', where: { customer }, limit });
  if (found.length === 0) {
    log.info(\`no orders of \${customer}\`);
    return [];
  }
  const total = found.reduce((sum, { price, count }) => sum + price * count, 0);
  log.debug('orders', { customer, total, count: found.length });
  return found.toSorted((a, b) => b.placed.getTime() - a.placed.getTime());
}
`,
  JavaScript: `
/** What a customer has ordered, the newest first. */
export async function ordersNUMBER(store, customer, limit = 20) {
  const found = await store.query({ table: 'orders', where: { customer }, limit });
  if (found.length === 0) {
    log.info(\`no orders of \${customer}\`);
    return [];
  }
  const total = found.reduce((sum, { price, count }) => sum + price * count, 0);
  log.debug('orders', { customer, total, count: found.length });
  return found.toSorted((a, b) => b.placed.getTime() - a.placed.getTime());
}
`,
  Python: `
def orders_NUMBER(store, customer, limit=20):
    """What a customer has ordered, the newest first."""
    found = store.query(table="orders", where={"customer": customer}, limit=limit)
    if not found:
        log.info("no orders of %s", customer)
        return []
    total = sum(order.price * order.count for order in found)
    log.debug("orders", extra={"customer": customer, "total": total})
    return sorted(found, key=lambda order: order.placed, reverse=True)
`,
  'C#': `
/// <summary>What customers have ordered.</summary>
public class OrdersNUMBER(IStore store, ILogger logger)
{
    public async Task<IReadOnlyList<Order>> OfAsync(string customer, int limit = 20)
    {
        var found = await store.QueryAsync<Order>("orders", new { customer }, limit);
        if (found.Count == 0)
        {
            logger.LogInformation("No orders of {Customer}", customer);
            return Array.Empty<Order>();
        }
        var total = found.Sum(order => order.Price * order.Count);
        logger.LogDebug($"{customer}: {total}");
        return found.OrderByDescending(order => order.Placed).ToList();
    }
}
`,
  Java: `
/** What customers have ordered. */
class OrdersNUMBER {
    private final Store store;
    private final Logger logger;

    List<Order> of(String customer, int limit) {
        List<Order> found = store.query("orders", Map.of("customer", customer), limit);
        if (found.isEmpty()) {
            logger.info("No orders of {}", customer);
            return List.of();
        }
        double total = found.stream().mapToDouble(order -> order.price() * order.count()).sum();
        logger.debug("{}: {}", customer, total);
        return found.stream().sorted(Comparator.comparing(Order::placed).reversed()).toList();
    }
}
`,
  Go: `
// OrdersNUMBER gives what a customer has ordered, the newest first.
func OrdersNUMBER(ctx context.Context, store Store, customer string, limit int) ([]Order, error) {
	found, err := store.Query(ctx, "orders", Where{"customer": customer}, limit)
	if err != nil {
		return nil, fmt.Errorf("orders of %s: %w", customer, err)
	}
	total := 0.0
	for _, order := range found {
		total += order.Price * float64(order.Count)
	}
	log.Printf("orders of %s: %f", customer, total)
	sort.Slice(found, func(a, b int) bool { return found[a].Placed.After(found[b].Placed) })
	return found, nil
}
`,
  PowerShell: `
# What a customer has ordered, the newest first.
function Get-OrdersNUMBER {
    param([string] $Customer, [int] $Limit = 20)
    $found = Invoke-RestMethod -Uri "$store/orders?customer=$Customer" -Method Get
    if ($found.Count -eq 0) {
        Write-Verbose "No orders of $Customer"
        return @()
    }
    $total = ($found | Measure-Object -Property Price -Sum).Sum
    Write-Verbose "$($Customer): $total"
    $found | Sort-Object -Property Placed -Descending | Select-Object -First $Limit
}
`,
  Bash: `
# What a customer has ordered, the newest first.
orders_NUMBER() {
  local customer="$1" limit="\${2:-20}"
  local found
  found="$(curl -fsS "$STORE/orders?customer=$customer" | jq -c '.orders[]')"
  if [ -z "$found" ]; then
    echo "no orders of $customer" >&2
    return 1
  fi
  total="$(echo "$found" | jq -s 'map(.price * .count) | add')"
  echo "orders of $customer: $total" >&2
  echo "$found" | jq -s 'sort_by(.placed) | reverse' | head -n "$limit"
}
`,
};
