namespace NdisConformance.Contract;

/// <summary>A device model that may read its rings at any moment, and not only when it is told to.</summary>
public interface IWatchfulDevice
{
    /// <summary>
    /// The moment before the driver's next access to shared memory: what it wrote before is there to be read, what it
    /// is about to write is not.
    /// </summary>
    void Look();
}
