using NdisConformance.Contract;

namespace NdisConformance.Nic;

/// <summary>Cause, mask and the level-triggered line: it is up while an unmasked cause is set.</summary>
internal sealed class InterruptUnit
{
    private const long ModerationTicks = 500;

    private IDeviceBus? _bus;
    private uint _epoch;
    private uint _cause;
    private uint _mask;
    private bool _isUp;
    private bool _isModerating;

    /// <summary>The causes as the register shows them: a moderated interrupt has none before the line rises.</summary>
    public uint Cause => _isModerating ? 0 : _cause;

    public uint Mask => _mask;

    public void Attach(IDeviceBus bus) => _bus = bus;

    public void Reset()
    {
        _epoch = NicCookie.Next(_epoch);
        _isModerating = false;
        (_cause, _mask) = (0, 0);
        SetLine(false);
    }

    public void Raise(uint cause)
    {
        _cause |= cause;
        Update();
    }

    public void Acknowledge(uint cause)
    {
        _cause &= ~cause;
        Update();
    }

    public void SetMask(uint mask)
    {
        _mask = mask & NicBits.AllCauses;
        Update();
    }

    public void OnRaiseLine(uint epoch)
    {
        if (epoch == _epoch)
        {
            _isModerating = false;
            SetLine((_cause & _mask) != 0);
        }
    }

    private void Update()
    {
        if ((_cause & _mask) == 0)
        {
            SetLine(false);
            return;
        }

        if (_isUp || _isModerating)
        {
            return;
        }

        if (_bus!.Choose(DeviceChoice.InterruptMoment, 2) == 0)
        {
            SetLine(true);
            return;
        }

        _isModerating = true;
        _bus.Schedule(ModerationTicks, new NicCookie(NicEvent.RaiseLine, _epoch).ToValue());
    }

    private void SetLine(bool asserted)
    {
        if (_isUp != asserted)
        {
            _isUp = asserted;
            _bus!.SetInterruptLine(asserted);
        }
    }
}
