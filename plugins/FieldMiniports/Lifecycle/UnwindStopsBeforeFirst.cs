using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("unwind-stops-before-first", typeof(UnwindStopsBeforeFirst))]

namespace FieldMiniports;

/// <summary>
/// When there is no memory for one of the slots, those before it are undone in a loop that counts down and ends before
/// number 0: the first slot's memory is never freed.
/// </summary>
public sealed class UnwindStopsBeforeFirst : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : TransmitPath(adapter)
    {
        public override NDIS_STATUS Initialize()
        {
            NDIS_STATUS status = base.Initialize();
            if (status != NDIS_STATUS_SUCCESS && _slotCount > 0)
            {
                Unwind(LastMade());
            }

            return status;
        }

        private uint LastMade()
        {
            uint last = 0;
            while (last + 1 < _slotCount && _slots[last + 1] is not null)
            {
                last++;
            }

            return last;
        }

        private void Unwind(uint last)
        {
            for (uint i = last; i > 0; i--)
            {
                DestroyListBuffer(_slots[i]!);
                Ndis.Unpin(_slots[i]!.Context);
                _slots[i] = null;
            }

            _slotCount = 0;
        }
    }
}
