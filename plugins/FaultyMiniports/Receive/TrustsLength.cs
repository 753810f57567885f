using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("recv-003-trusts-length", typeof(TrustsLength))]
[assembly: FaultyMiniport("recv-003-trusts-length", "RECV-003", AlsoFires = "RECV-020")]

namespace FaultyMiniports;

/// <summary>Takes the length of a received frame from the NIC as it is.</summary>
public sealed class TrustsLength : ReceivePathMiniport
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new WrongPath(adapter);

    private sealed class WrongPath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override ReceiveRing NewReceiveRing(SharedBlock block, uint count) => new WrongRing(block, count);
    }

    private sealed class WrongRing(SharedBlock block, uint count) : ReceiveRing(block, count)
    {
        public override ReceiveBuffer? TakeDone(out bool isGood)
        {
            uint index = _head;
            ReceiveBuffer? buffer = base.TakeDone(out isGood);
            isGood |= buffer is not null && (At(index).Read<uint>(FlagsOffset) & Error) == 0;
            return buffer;
        }
    }
}
