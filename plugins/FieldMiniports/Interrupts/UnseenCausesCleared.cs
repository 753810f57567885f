using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("unseen-causes-cleared", typeof(UnseenCausesCleared))]

namespace FieldMiniports;

/// <summary>
/// The ISR notes the causes, and the DPC clears all of them, those that came after the ISR as well: a change of the
/// link in between is never reported.
/// </summary>
public sealed class UnseenCausesCleared : FieldDriver
{
    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new Part(ndis, handle);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle) : FieldNic(ndis, handle)
    {
        private const uint Everything = AllCauses | LinkChange;
        private uint _seen;

        public override bool IsInterrupting()
        {
            uint cause = Cause;
            if (cause == AllOnes || (cause & Read(InterruptMask)) == 0)
            {
                return false;
            }

            Interlocked.Or(ref _seen, cause);
            return true;
        }

        public override bool AcknowledgeInterrupt()
        {
            uint seen = Interlocked.Exchange(ref _seen, 0);
            Cause = Everything;
            return (seen & LinkChange) != 0;
        }
    }
}
