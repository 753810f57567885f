namespace NdisConformance.Machine;

/// <summary>
/// Something that is asked of the driver from outside, with its request and, once it has happened, its answer. Then it
/// may be posted or offered again.
/// </summary>
public abstract class Stimulus(byte irql) : IMachineTarget
{
    /// <summary>The level at which it happens.</summary>
    public byte Irql { get; } = irql;

    /// <summary>True from the posting or the offer until it has happened.</summary>
    public bool IsPending { get; private set; }

    /// <inheritdoc/>
    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument)
    {
        try
        {
            Happen();
        }
        finally
        {
            IsPending = false;
        }
    }

    /// <summary>It waits for its processor from now on.</summary>
    internal void Post()
        => IsPending = IsPending
            ? throw new HarnessDefectException("a stimulus was posted that has not happened yet")
            : true;

    /// <summary>Does what is asked.</summary>
    protected abstract void Happen();
}
