using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("data-start-not-reset", typeof(DataStartNotReset))]

namespace FieldMiniports;

/// <summary>
/// Only DataLength is set when a buffer is used again: where the data starts is left as the protocol moved it.
/// </summary>
public sealed class DataStartNotReset : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        private readonly HashSet<ulong> _known = [];

        protected override void Describe(ReceiveBuffer buffer)
        {
            if (_known.Add(buffer.Context.Value))
            {
                base.Describe(buffer);
                return;
            }

            NET_BUFFER frame = buffer.NetBufferList.FirstNetBuffer;
            frame.DataLength = buffer.ReceivedBytes;
            FillList(buffer);
        }
    }
}
