namespace NdisConformance.Machine;

/// <summary>The kind of an event that waits for its time, for choices that let one happen early.</summary>
public enum WorkKind : byte
{
    /// <summary>Any work that has no kind of its own.</summary>
    Item,

    /// <summary>Progress of a device. It runs on no processor.</summary>
    Device,

    /// <summary>The service of an interrupt. Any processor may take it.</summary>
    Interrupt,

    /// <summary>A DPC of one processor.</summary>
    Dpc,

    /// <summary>The return of received lists. Any processor may do it.</summary>
    Return,
}
