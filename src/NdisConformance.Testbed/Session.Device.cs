using NdisConformance.Contract;

namespace NdisConformance.Testbed;

/// <content>What a scenario may ask of the device; one that cannot do it does the ordinary thing.</content>
public abstract partial class Session
{
    private bool _isHolding;

    /// <summary>True if the next frame that arrives goes wrong.</summary>
    private protected bool SpoilsNextFrame { get; set; }

    private IHoldableDevice? Holdable => _bench.Device as IHoldableDevice;

    private IFallibleDevice? Fallible => _bench.Device as IFallibleDevice;

    /// <summary>The device keeps finished transmissions back until they are released.</summary>
    public void HoldCompletions()
    {
        Step();
        if (Holdable is { } device)
        {
            _isHolding = true;
            Host.NoteHeldDevice(true);
            device.HoldCompletions(true);
        }
    }

    /// <summary>The device reports what it kept back, and keeps nothing back any more.</summary>
    public void ReleaseCompletions()
    {
        Step();
        _isHolding = false;
        Host.NoteHeldDevice(false);
        Holdable?.HoldCompletions(false);
    }

    /// <summary>The device reports what it kept back, the newest first.</summary>
    public void ReleaseCompletionsNewestFirst()
    {
        Step();
        _isHolding = false;
        Host.NoteHeldDevice(false);
        Holdable?.ReleaseNewestFirst();
        Holdable?.HoldCompletions(false);
    }

    /// <summary>The next frame that the flaw concerns goes wrong in the device, or is reported wrongly.</summary>
    public void FailNext(DeviceFlaw flaw)
    {
        Step(flaw.ToString());
        Host.FailNext(flaw);
        SpoilsNextFrame = Fallible is not null && flaw != DeviceFlaw.Collision;
    }

    /// <summary>The device interrupts although nothing happened.</summary>
    public void InterruptForNothing()
    {
        Step();
        Fallible?.InterruptForNothing();
    }

    /// <summary>Another device on the same line interrupts.</summary>
    public void InterruptOfNeighbour()
    {
        Step();
        Host.InterruptLine.InterruptOfNeighbour();
    }

    /// <summary>The link comes up or goes down.</summary>
    public void SetLink(bool isUp)
    {
        Step(isUp ? "up" : "down");
        Host.SetLink(isUp);
    }

    /// <summary>The device is gone.</summary>
    public void RemoveDevice()
    {
        Step();
        _isHolding = false;
        Holdable?.Disappear();
    }

    /// <summary>The device is put in again, when the adapter that it was is halted.</summary>
    public void ReplaceDevice()
    {
        Step();
        _bench.Device.Reset();
    }
}
