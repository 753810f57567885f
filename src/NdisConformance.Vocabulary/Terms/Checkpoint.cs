namespace NdisConformance.Vocabulary;

/// <summary>Where the ledger is looked at.</summary>
public enum Checkpoint
{
    /// <summary>MiniportInitializeEx returned a failure.</summary>
    FailedInitialize,

    /// <summary>MiniportHaltEx returned.</summary>
    Halt,

    /// <summary>MiniportDriverUnload returned.</summary>
    Unload,

    /// <summary>DriverEntry returned a failure.</summary>
    FailedDriverEntry,
}
