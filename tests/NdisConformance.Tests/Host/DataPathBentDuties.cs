using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>Gets those steps of the host wrong that a test bends; all others are the real ones.</summary>
internal sealed class DataPathBentDuties(HostSetup setup)
    : HostDuties(setup)
{
    public bool KeepsMemory { get; set; }

    public bool SendsAlways { get; set; }

    public FrameShape? OnlyShape { get; set; }

    public uint? BentSendFlags { get; set; }

    public uint? BentReturnFlags { get; set; }

    public bool ReturnsResources { get; set; }

    public int? NeverReturned { get; set; }

    public override bool CallsBackForResources => ReturnsResources || base.CallsBackForResources;

    public override bool RetiresMemory => !KeepsMemory && base.RetiresMemory;

    public override bool MaySend(AdapterState state, bool mayBeRejected)
        => SendsAlways || base.MaySend(state, mayBeRejected);

    public override FrameShape ShapeOf(FrameShape asked) => OnlyShape ?? base.ShapeOf(asked);

    public override uint SendFlags(byte irql, bool statesDispatchLevel)
        => BentSendFlags ?? base.SendFlags(irql, statesDispatchLevel);

    public override uint ReturnFlags(byte irql) => BentReturnFlags ?? base.ReturnFlags(irql);

    public override bool ComesBack(int index) => index != NeverReturned && base.ComesBack(index);
}
