using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("budget-not-renewed", typeof(BudgetNotRenewed))]

namespace FieldMiniports;

/// <summary>
/// What a DPC has indicated is counted against its limit, and the count begins anew only when nothing was left over:
/// the DPC that is called for the rest has no budget, indicates nothing, and asks to be called again, for ever.
/// </summary>
public sealed class BudgetNotRenewed : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : ReceivePath(adapter)
    {
        private uint _used;

        public override bool Process(uint limit)
        {
            if (limit == NDIS_INDICATE_ALL_NBLS)
            {
                return base.Process(limit);
            }

            bool hasMore = base.Process(limit > _used ? limit - _used : 0);
            _used = hasMore ? _used : 0;
            return hasMore;
        }

        protected override void IndicateAll(ref uint limit)
        {
            uint before = limit;
            base.IndicateAll(ref limit);
            _used += before - limit;
        }
    }
}
