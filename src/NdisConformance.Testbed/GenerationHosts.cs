using NdisConformance.Contract;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Testbed;

/// <summary>Which hosts take drivers of which NDIS generation.</summary>
public static class GenerationHosts
{
    /// <summary>The newest version that takes drivers of a generation.</summary>
    public static HostVersion Newest(NdisGeneration generation)
        => generation == NdisGeneration.Ndis5 ? HostVersion.NewestForNdis5 : HostVersion.Newest;

    /// <summary>
    /// The version for drivers of a generation where one is asked for: where the newest is asked for, the newest that
    /// takes them.
    /// </summary>
    public static HostVersion For(NdisGeneration generation, HostVersion asked)
        => asked.IsNewest ? Newest(generation) : asked;
}
