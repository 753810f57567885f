namespace NdisConformance.Nic;

/// <summary>The link, and what the driver read of it last. A reset does not plug or unplug a cable.</summary>
internal sealed class LinkUnit(InterruptUnit interrupts)
{
    private bool _wasUp = true;

    public bool IsUp { get; private set; } = true;

    /// <summary>The cable is plugged in.</summary>
    public void Plug() => (IsUp, _wasUp) = (true, true);

    /// <summary>The link comes up or goes down.</summary>
    public void Set(bool isUp)
    {
        if (IsUp != isUp)
        {
            IsUp = isUp;
            interrupts.Raise(NicBits.CauseLinkChange | NicBits.CauseError);
        }
    }

    /// <summary>The driver reads whether the link is up.</summary>
    public bool Read() => _wasUp = IsUp;

    /// <summary>No cause is left of a change that the driver has not read: it is raised again.</summary>
    public void Reset()
    {
        if (IsUp != _wasUp)
        {
            interrupts.Raise(NicBits.CauseLinkChange | NicBits.CauseError);
        }
    }
}
