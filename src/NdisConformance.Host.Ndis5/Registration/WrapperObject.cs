using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>What NdisMInitializeWrapper gave to DriverEntry.</summary>
internal sealed class WrapperObject(uint number) : HostObject(ObjectKind.Wrapper, number)
{
    /// <summary>The driver that was registered with it, if one was.</summary>
    public Ndis5Driver? Driver { get; set; }
}
