namespace SmrtGen.Generator.Tests.Support;

/// <summary>Tests that declare entities, generate, compile without a warning, and run a body with <c>db</c> on a real SQLite database.</summary>
public abstract class RoundTripTests
{
    private const string Check = """

        static class Check
        {
            public static void Equal<T>(T expected, T actual)
            {
                if (!EqualityComparer<T>.Default.Equals(expected, actual))
                    throw new Exception($"expected {expected}, found {actual}");
            }

            public static async Task ThrowsAsync<T>(Func<Task> action) where T : Exception
            {
                try { await action(); }
                catch (T) { return; }
                throw new Exception($"expected {typeof(T).Name}");
            }
        }

        [SmrtContext] public partial class Db;
        """;

    private protected static async Task<GeneratorRun> RoundTrip(string declaration, string body)
    {
        GeneratorRun run = GeneratorRun.Of(
            declaration,
            "public static class Scenario { public static async Task RunAsync(SmrtDatabase database) { var db = new Db(database); await db.Schema.CreateAsync(); await db.Schema.CreateAsync();\n"
            + body + "\n} }" + Check);
        await Scenario.RunAsync(run.Output);
        return run;
    }
}
