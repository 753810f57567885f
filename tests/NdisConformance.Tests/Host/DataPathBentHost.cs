using NdisConformance.Contract;
using NdisConformance.Host;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>A host that gets those steps wrong that a test bends; all others are the real ones.</summary>
internal sealed class DataPathBentHost(SimulatedPc pc, Tracer tracer, IVirtualDevice device, HostOptions options)
    : NdisHost(pc, tracer, device, options)
{
    public bool KeepsMemory { get; set; }

    public bool SendsAlways { get; set; }

    public FrameShape? OnlyShape { get; set; }

    public uint? BentSendFlags { get; set; }

    public uint? BentReturnFlags { get; set; }

    public bool ReturnsResources { get; set; }

    public int? NeverReturned { get; set; }

    protected override bool CallsBackForResources => ReturnsResources || base.CallsBackForResources;

    protected override void RetireMemory(uint offset)
    {
        if (!KeepsMemory)
        {
            base.RetireMemory(offset);
        }
    }

    protected override bool MaySend(AdapterState state, bool mayBeRejected)
        => SendsAlways || base.MaySend(state, mayBeRejected);

    protected override FrameShape ShapeOf(FrameShape asked) => OnlyShape ?? base.ShapeOf(asked);

    protected override uint SendFlags(byte irql, bool statesDispatchLevel)
        => BentSendFlags ?? base.SendFlags(irql, statesDispatchLevel);

    protected override uint ReturnFlags(byte irql) => BentReturnFlags ?? base.ReturnFlags(irql);

    protected override bool ComesBack(int index) => index != NeverReturned && base.ComesBack(index);
}
