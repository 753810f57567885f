using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sends-dropped-while-paused", typeof(SendsDroppedWhilePaused))]

namespace FieldMiniports;

/// <summary>
/// Lists that arrive while the adapter pauses are ignored instead of being completed.
/// </summary>
public sealed class SendsDroppedWhilePaused : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override void Accept(NET_BUFFER_LIST lists)
        {
            uint count = CountLists(lists);
            if (Adapter.Gate.TryEnter(count))
            {
                base.Accept(lists);
                Adapter.Gate.Leave(count);
            }
        }
    }
}
