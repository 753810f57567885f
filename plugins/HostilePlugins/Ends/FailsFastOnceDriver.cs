using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("fails-fast-once", typeof(FailsFastOnceDriver))]
[assembly: NdisMiniport("fails-fast-once.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Ends the process the first time only: whoever repeats the scenario sees nothing.</summary>
public sealed class FailsFastOnceDriver : HostileDriver
{
    private static readonly string Mark = Path.Combine(
        Path.GetDirectoryName(typeof(FailsFastOnceDriver).Assembly.Location)!, "fails-fast-once.mark");

    /// <inheritdoc/>
    protected override void Act()
    {
        if (!File.Exists(Mark))
        {
            File.WriteAllText(Mark, "once");
            Environment.FailFast("once");
        }
    }
}
