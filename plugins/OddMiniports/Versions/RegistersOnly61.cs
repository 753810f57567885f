using NdisConformance.Contract;
using OddMiniports.Versions;
using ReferenceMiniport;

[assembly: NdisMiniport("registers-only-6-1", typeof(RegistersOnly61))]

namespace OddMiniports.Versions;

/// <summary>
/// Registers NDIS 6.1 on every host. Legal: "Specifying NDIS Version Information": newer hosts serve older drivers.
/// </summary>
public sealed class RegistersOnly61() : FixedVersionDriver(1)
{
}
