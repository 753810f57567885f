using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Adds an entry to the restart attributes that NDIS gives it, and puts its own in the place of the first. Where NDIS
/// gives none it leaves them alone. NDIS frees what is in the list.
/// </summary>
public sealed class ChangesRestartAttributesDriver : ReferenceDriver
{
    private const uint HeaderBytes = 16;
    private const uint MediaAttributes = 0xFF000002;
    private const uint MediaBytes = 24;

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new ChangingAdapter(ndis, adapterHandle, version);

    /// <inheritdoc/>
    protected override NDIS_STATUS Restart(
        NDIS_HANDLE miniportAdapterContext, ref NDIS_MINIPORT_RESTART_PARAMETERS restartParameters)
    {
        ((ChangingAdapter)AdapterOf(miniportAdapterContext)).Change(ref restartParameters);
        return base.Restart(miniportAdapterContext, ref restartParameters);
    }

    private sealed class ChangingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        public void Change(ref NDIS_MINIPORT_RESTART_PARAMETERS parameters)
        {
            NDIS_RESTART_ATTRIBUTES first = parameters.RestartAttributes;
            if (first == null || New(first.Oid, first.DataLength) is not { } general)
            {
                return;
            }

            general.Data.MoveFrom(first.Data, first.DataLength);
            NDIS_RESTART_GENERAL_ATTRIBUTES attributes = (NDIS_RESTART_GENERAL_ATTRIBUTES)general.Data;
            attributes.LookaheadSize = attributes.MtuSize;
            general.Next = New(MediaAttributes, MediaBytes) ?? first.Next;
            Ndis.NdisFreeMemory(first, 0, 0);
            parameters.RestartAttributes = general;
        }

        /// <summary>Null if there is no memory.</summary>
        private NDIS_RESTART_ATTRIBUTES? New(uint oid, uint dataLength)
        {
            PVOID block = Ndis.NdisAllocateMemoryWithTagPriority(
                Handle, HeaderBytes + dataLength, Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            if (block == null)
            {
                return null;
            }

            block.Fill(0, HeaderBytes + dataLength);
            NDIS_RESTART_ATTRIBUTES entry = (NDIS_RESTART_ATTRIBUTES)block;
            entry.Oid = oid;
            entry.DataLength = dataLength;
            return entry;
        }
    }
}
