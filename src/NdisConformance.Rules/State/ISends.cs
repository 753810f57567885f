using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// The sends in progress, and those that were completed and are still owed to the wire, as checkers see them.
/// </summary>
internal interface ISends
{
    TableView<NblState> Nbls { get; }

    TableView<NbState> Nbs { get; }

    TableView<SendGroup> Groups { get; }

    /// <summary>Lists that the miniport has not completed.</summary>
    int Outstanding { get; }

    /// <summary>Virtual time of the newest completion.</summary>
    long LastCompleted { get; }

    /// <summary>Frames with the bytes of no send, made from no list, since the device was last quiet.</summary>
    int StrayFrames { get; }

    /// <summary>
    /// Sequence of the newest MiniportSendNetBufferLists activation in which a list was completed while a request for
    /// one of its NET_BUFFERs was open.
    /// </summary>
    long CompletedInside { get; }

    /// <summary>How the list, or that of a NET_BUFFER, was completed last; one with Nbl 0 if it is not known.</summary>
    CompletedList CompletionOf(TraceObject item);

    /// <summary>The list that a NET_BUFFER was sent with; 0 if it is none of a send that is known.</summary>
    uint NblOf(uint nb);

    /// <summary>The lists that the miniport still has and of which frames are mapped, or about to be.</summary>
    IEnumerable<TraceObject> MappedLists();

    /// <summary>True if a frame of a list is mapped, or a request for one is pending.</summary>
    bool IsMapped(in NblState nbl);

    /// <summary>
    /// True if an object belongs to a list that was completed in this activation under an open request. Of an MDL or
    /// data nobody knows the list.
    /// </summary>
    bool IsCompletedInside(TraceObject item, long activation);

    /// <summary>True if a mapping was requested for a frame of a list, or one was on the wire.</summary>
    bool WasStarted(in NblState nbl);
}
