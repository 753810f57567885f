using NdisConformance.Machine;

namespace NdisConformance.Host;

/// <summary>Runs what the upper side of NDIS does on a processor of its own or at a later time.</summary>
internal sealed class DataPathTarget(NdisHost host) : IMachineTarget
{
    public const uint Submit = 1;
    public const uint Cancel = 2;
    public const uint Return = 3;
    public const uint ReturnHeld = 4;

    /// <inheritdoc/>
    public void OnMachineEvent(uint cookie, ulong argument)
    {
        switch (cookie)
        {
            case Submit:
                host.OnSubmit();
                break;
            case Cancel:
                host.OnCancel(argument);
                break;
            case Return:
                host.OnReturnDue((int)(uint)argument, (uint)(argument >> 32));
                break;
            case ReturnHeld:
                host.OnReturnHeld(argument != 0);
                break;
            default:
                throw new HarnessDefectException("the data path was woken for nothing");
        }
    }
}
