namespace NdisConformance.Contract;

/// <summary>A device model that can keep transmit completions back and can vanish, as scenarios ask for.</summary>
public interface IHoldableDevice
{
    /// <summary>Keeps finished transmissions back from now on, or reports all that were kept.</summary>
    void HoldCompletions(bool hold);

    /// <summary>Reports the finished transmissions that are kept back, the newest first.</summary>
    void ReleaseNewestFirst();

    /// <summary>The device is gone: registers read as all ones, DMA and interrupts stop.</summary>
    void Disappear();
}
