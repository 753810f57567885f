using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("recv-020-changes-received-bytes", typeof(ChangesReceivedBytes))]
[assembly: FaultyMiniport("recv-020-changes-received-bytes", "RECV-020")]

namespace FaultyMiniports;

/// <summary>Leaves a mark of its own in each received frame.</summary>
public sealed class ChangesReceivedBytes : ReceivePathMiniport
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new WrongPath(adapter);

    private sealed class WrongPath(Adapter adapter) : ReceivePath(adapter)
    {
        private const uint Payload = 14;

        protected override void Describe(ReceiveBuffer buffer)
        {
            buffer.VirtualAddress.Write(0xFEEDUL, Payload);
            base.Describe(buffer);
        }
    }
}
