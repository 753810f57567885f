using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("restart-entry-freed-twice", typeof(RestartEntryFreedTwice))]

namespace FieldMiniports;

/// <summary>
/// MiniportRestart adds an entry of its own to the restart attributes and frees it at the next restart or at the halt.
/// But the entries of the list are NDIS's to free.
/// </summary>
public sealed class RestartEntryFreedTwice : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    /// <inheritdoc/>
    protected override NDIS_STATUS Restart(
        NDIS_HANDLE miniportAdapterContext, ref NDIS_MINIPORT_RESTART_PARAMETERS restartParameters)
    {
        ((Part)AdapterOf(miniportAdapterContext)).Describe(restartParameters.RestartAttributes);
        return base.Restart(miniportAdapterContext, ref restartParameters);
    }

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private const uint VendorOid = 0xFF01_0001;
        private const uint HeadBytes = 16;
        private const uint DataBytes = 8;

        private PVOID _entry;

        /// <summary>Adds the number of receive buffers behind the first entry, if there is memory for it.</summary>
        public void Describe(NDIS_RESTART_ATTRIBUTES first)
        {
            FreeEntry();
            if (first == null)
            {
                return;
            }

            _entry = Ndis.NdisAllocateMemoryWithTagPriority(
                Handle, HeadBytes + DataBytes, Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            if (_entry == null)
            {
                return;
            }

            _entry.Fill(0, HeadBytes + DataBytes);
            NDIS_RESTART_ATTRIBUTES added = (NDIS_RESTART_ATTRIBUTES)_entry;
            added.Oid = VendorOid;
            added.DataLength = DataBytes;
            added.Data.Write((ulong)ReceivePath.BufferCount);
            added.Next = first.Next;
            first.Next = added;
        }

        protected override void ReleasePaths()
        {
            FreeEntry();
            base.ReleasePaths();
        }

        private void FreeEntry()
        {
            if (_entry != null)
            {
                Ndis.NdisFreeMemory(_entry, HeadBytes + DataBytes, 0);
                _entry = null;
            }
        }
    }
}
