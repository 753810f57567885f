namespace NdisConformance.Host.Kernel;

/// <summary>The resources of a slot table.</summary>
internal sealed class SlotLedgerSource<T>(SlotTable<T> table) : ILedgerSource
    where T : struct, ILedgerRecord
{
    /// <inheritdoc/>
    public bool IsEmpty => table.IsEmpty;

    /// <inheritdoc/>
    public int Count => table.Used;

    /// <inheritdoc/>
    public bool TryRead(int index, out LedgerEntry entry)
    {
        ref T record = ref table[index];
        entry = record.IsResource ? record.Entry : default;
        return record.IsResource;
    }

    /// <inheritdoc/>
    public void Forget(int index) => table.Give(index);
}
