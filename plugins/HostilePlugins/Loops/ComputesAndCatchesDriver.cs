using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("computes-and-catches", typeof(ComputesAndCatchesDriver))]
[assembly: NdisMiniport("computes-and-catches.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Computes without end, and catches whatever would end that.</summary>
public sealed class ComputesAndCatchesDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        while (true)
        {
            try
            {
                Endless.Computation();
            }
            catch (Exception)
            {
                continue;
            }
        }
    }
}
