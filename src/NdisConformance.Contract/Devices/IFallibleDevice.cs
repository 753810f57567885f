namespace NdisConformance.Contract;

/// <summary>
/// A device model in which things go wrong, as scenarios ask for. It reports a bad frame and a collision as its
/// register map says; with any other flaw it lies.
/// </summary>
public interface IFallibleDevice
{
    /// <summary>The next frame that the flaw concerns goes wrong.</summary>
    void FailNext(DeviceFlaw flaw);

    /// <summary>Interrupts as for transmitted and received frames, although nothing happened.</summary>
    void InterruptForNothing();
}
