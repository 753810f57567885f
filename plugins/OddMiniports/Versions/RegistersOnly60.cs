using NdisConformance.Contract;
using OddMiniports.Versions;
using ReferenceMiniport;

[assembly: NdisMiniport("registers-only-6-0", typeof(RegistersOnly60))]

namespace OddMiniports.Versions;

/// <summary>
/// Registers NDIS 6.0 on every host. Legal: "Specifying NDIS Version Information": newer hosts serve older drivers.
/// </summary>
public sealed class RegistersOnly60() : FixedVersionDriver(0)
{
}
