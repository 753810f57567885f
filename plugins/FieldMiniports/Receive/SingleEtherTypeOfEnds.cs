using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("single-ether-type-of-ends", typeof(SingleEtherTypeOfEnds))]

namespace FieldMiniports;

/// <summary>
/// A chain is said to have one EtherType if its first and its last frame have the same; those between them are
/// not looked at.
/// </summary>
public sealed class SingleEtherTypeOfEnds : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : SplitReceivePath(adapter)
    {
        private const uint TypeOffset = 12;

        protected override void IndicateBatch(uint count, bool isLow)
        {
            bool hasOneType = TypeOf(_batch[0]) == TypeOf(_batch[count - 1]);
            uint flags = NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL
                | (isLow ? NDIS_RECEIVE_FLAGS_RESOURCES : 0)
                | (hasOneType ? NDIS_RECEIVE_FLAGS_SINGLE_ETHER_TYPE : 0);
            HandUp(count, flags);
            uint leaving = 1;
            if (isLow)
            {
                RecycleBatch(count);
                leaving += count;
            }

            Adapter.Gate.Leave(leaving);
        }

        private static ushort TypeOf(ReceiveBuffer buffer) => buffer.VirtualAddress.Read<ushort>(TypeOffset);
    }
}
