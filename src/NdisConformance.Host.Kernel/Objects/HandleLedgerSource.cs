using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>The resources behind handles of one kind.</summary>
internal sealed class HandleLedgerSource(HandleTable handles, ObjectKind kind) : ILedgerSource
{
    /// <inheritdoc/>
    public int Count => handles.All(kind).Count;

    /// <inheritdoc/>
    public bool TryRead(int index, out LedgerEntry entry)
    {
        HostObject item = handles.All(kind)[index];
        entry = new LedgerEntry(item.Acquired, item.Id);
        return !item.IsReleased;
    }

    /// <inheritdoc/>
    public void Forget(int index) => handles.All(kind)[index].IsReleased = true;
}
