using SmrtGen.Benchmarks.Harness;
using SmrtGen.Benchmarks.Plain;

namespace SmrtGen.Benchmarks.Contenders;

internal static class PlainText
{
    public static string Of(List<Order> orders)
        => string.Concat(orders.Select(o => ResultText.Of(o) + ResultText.Of(o.Customer) + ResultText.Of(o.Items)));
}
