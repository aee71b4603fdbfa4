namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

/// <summary>Something that can happen next.</summary>
/// <param name="name">What it is, the same in every run of the same operations.</param>
/// <param name="touches">What it reads or changes until everything is at rest again.</param>
/// <param name="isEnabled">Whether it can happen now.</param>
/// <param name="happen">Makes it happen.</param>
internal sealed class Step(string name, Touches touches, Func<bool> isEnabled, Action happen)
{
    public string Name => name;

    public Touches Touches => touches;

    public bool IsEnabled => isEnabled();

    public void Happen() => happen();
}
