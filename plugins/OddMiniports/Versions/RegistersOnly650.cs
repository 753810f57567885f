using NdisConformance.Contract;
using OddMiniports.Versions;
using ReferenceMiniport;

[assembly: NdisMiniport("registers-only-6-50", typeof(RegistersOnly650))]

namespace OddMiniports.Versions;

/// <summary>
/// Registers NDIS 6.50 on every host. Legal: "Specifying NDIS Version Information": newer hosts serve older drivers.
/// </summary>
public sealed class RegistersOnly650() : FixedVersionDriver(50)
{
}
