namespace NdisConformance.Host.Kernel;

/// <summary>One kind of resource, as the ledger walks it.</summary>
internal interface ILedgerSource
{
    /// <summary>True if nothing at all is alive, so that there is nothing to walk.</summary>
    bool IsEmpty => false;

    /// <summary>One more than the highest index that was ever used.</summary>
    int Count { get; }

    /// <summary>The driver's resource at an index; false if none is alive there.</summary>
    bool TryRead(int index, out LedgerEntry entry);

    /// <summary>Takes a resource off the ledger that was reported as leaked. Its memory stays.</summary>
    void Forget(int index);
}
