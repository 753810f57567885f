using NdisConformance.Contract;
using OddMiniports.Versions;
using ReferenceMiniport;

[assembly: NdisMiniport("registers-only-6-20", typeof(RegistersOnly620))]

namespace OddMiniports.Versions;

/// <summary>
/// Registers NDIS 6.20 on every host. Legal: "Specifying NDIS Version Information": newer hosts serve older drivers.
/// </summary>
public sealed class RegistersOnly620() : FixedVersionDriver(20)
{
}
