using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("table-not-cleared", typeof(TableNotCleared))]

namespace FieldMiniports;

/// <summary>
/// The table of bytes sent lies in memory that is never cleared, and decides which frames are copied.
/// </summary>
public sealed class TableNotCleared : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        private PVOID _table;

        public override NDIS_STATUS Initialize()
        {
            _table = Ndis.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, SlotCount * sizeof(uint), Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            return _table == null ? NDIS_STATUS_RESOURCES : base.Initialize();
        }

        public override void Release()
        {
            base.Release();
            if (_table != null)
            {
                Ndis.NdisFreeMemory(_table, 0, 0);
            }
        }

        protected override void Prepare(TransmitSlot slot)
        {
            uint place = (slot.Length % SlotCount) * sizeof(uint);
            uint sent = _table.Read<uint>(place);
            _table.Write(sent + slot.Length, place);
            if (sent % 16 == 15)
            {
                CopyFrame(slot);
            }
            else
            {
                base.Prepare(slot);
            }
        }
    }
}
