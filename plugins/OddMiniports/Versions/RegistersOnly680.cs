using NdisConformance.Contract;
using OddMiniports.Versions;
using ReferenceMiniport;

[assembly: NdisMiniport("registers-only-6-80", typeof(RegistersOnly680))]

namespace OddMiniports.Versions;

/// <summary>
/// Registers NDIS 6.80 on every host. Legal: "Specifying NDIS Version Information": newer hosts serve older drivers.
/// </summary>
public sealed class RegistersOnly680() : FixedVersionDriver(80)
{
}
