namespace NdisConformance.Vocabulary;

/// <summary>Why an access of the driver was irregular.</summary>
public enum StaleReason
{
    /// <summary>The object was freed.</summary>
    Freed,

    /// <summary>The send was completed: the object is NDIS's again.</summary>
    Completed,

    /// <summary>The receive was indicated and has not returned.</summary>
    Indicated,

    /// <summary>The scatter/gather list was not delivered yet.</summary>
    ListNotDelivered,

    /// <summary>The scatter/gather list was freed.</summary>
    ListFreed,

    /// <summary>The caller's list buffer is in use by a request or mapping whose list lies elsewhere.</summary>
    BufferInUse,

    /// <summary>The bytes belong to the device through a from-device mapping.</summary>
    MappedForDevice,

    /// <summary>The access leaves its block.</summary>
    OutOfBlock,

    /// <summary>The pointer names nothing.</summary>
    Wild,

    /// <summary>A delivered list was written.</summary>
    ListReadOnly,

    /// <summary>Data was written that is mapped for the device to read.</summary>
    MappedToDevice,

    /// <summary>The argument of a callback that the driver is to ignore.</summary>
    IgnoredArgument,
}
