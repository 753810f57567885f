using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>A registered driver of NDIS 5: NDIS's own copy of its characteristics.</summary>
internal sealed class Ndis5Driver(uint number, in NDIS_MINIPORT_CHARACTERISTICS characteristics)
    : HostObject(ObjectKind.Driver, number)
{
    private readonly NDIS_MINIPORT_CHARACTERISTICS _characteristics = OfItsVersion(characteristics);

    public ref readonly NDIS_MINIPORT_CHARACTERISTICS Characteristics => ref _characteristics;

    /// <summary>The registered version as major * 256 + minor, comparable.</summary>
    public int Version => (_characteristics.MajorNdisVersion << 8) | _characteristics.MinorNdisVersion;

    public MINIPORT_UNLOAD? UnloadHandler { get; set; }

    /// <summary>What stands behind the end of an older structure is not read.</summary>
    private static NDIS_MINIPORT_CHARACTERISTICS OfItsVersion(NDIS_MINIPORT_CHARACTERISTICS given)
    {
        if (((given.MajorNdisVersion << 8) | given.MinorNdisVersion) < Ndis5Characteristics.Ndis51)
        {
            given.CancelSendPacketsHandler = null;
            given.PnPEventNotifyHandler = null;
            given.AdapterShutdownHandler = null;
        }

        return given;
    }
}
