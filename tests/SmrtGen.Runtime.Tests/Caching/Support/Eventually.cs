namespace SmrtGen.Runtime.Tests.Caching;

/// <summary>Waits for what happens by itself.</summary>
internal static class Eventually
{
    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        for (int i = 0; i < 3_000; i++)
        {
            if (await condition())
                return;
            await Task.Delay(10);
        }

        Assert.Fail("It did not happen within 30 seconds.");
    }
}
