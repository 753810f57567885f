namespace NdisConformance.Host.Kernel;

/// <summary>A record of a slot table that is a resource of the driver.</summary>
internal interface ILedgerRecord
{
    /// <summary>True if the record is in use and belongs to the driver, not to a protocol.</summary>
    bool IsResource { get; }

    LedgerEntry Entry { get; }
}
