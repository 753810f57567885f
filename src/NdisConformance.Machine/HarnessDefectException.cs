namespace NdisConformance.Machine;

/// <summary>
/// A broken invariant of ours: a defect of the harness, never blamed on the driver.
/// </summary>
public sealed class HarnessDefectException : Exception
{
    public HarnessDefectException()
    {
    }

    public HarnessDefectException(string message)
        : base(message)
    {
    }

    public HarnessDefectException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
