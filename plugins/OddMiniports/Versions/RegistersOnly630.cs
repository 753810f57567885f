using NdisConformance.Contract;
using OddMiniports.Versions;
using ReferenceMiniport;

[assembly: NdisMiniport("registers-only-6-30", typeof(RegistersOnly630))]

namespace OddMiniports.Versions;

/// <summary>
/// Registers NDIS 6.30 on every host. Legal: "Specifying NDIS Version Information": newer hosts serve older drivers.
/// </summary>
public sealed class RegistersOnly630() : FixedVersionDriver(30)
{
}
