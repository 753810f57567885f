using NdisConformance.Contract;

namespace ReferenceMiniport;

/// <summary>What a port from C keeps in global variables.</summary>
internal static class Adapters
{
    /// <summary>The handle of the driver.</summary>
    public static NDIS_HANDLE Driver { get; set; }
}
