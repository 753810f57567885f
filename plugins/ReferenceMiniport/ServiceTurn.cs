namespace ReferenceMiniport;

/// <summary>
/// One processor at a time does the work; another one that brings more leaves a note and goes, and the first looks
/// again before it stops. Both methods are called with the lock held that guards the work, which the work itself is
/// done without.
/// </summary>
internal struct ServiceTurn
{
    private bool _isTaken;
    private bool _isNoteLeft;

    /// <summary>True if the caller has to do the work; false if a note was left for whoever does it now.</summary>
    public bool TryTake()
    {
        _isNoteLeft = _isTaken;
        _isTaken = true;
        return !_isNoteLeft;
    }

    /// <summary>
    /// True if the caller may stop; false if there was a note, and the work has to be looked at again.
    /// </summary>
    public bool TryEnd()
    {
        _isTaken = _isNoteLeft;
        _isNoteLeft = false;
        return !_isTaken;
    }
}
