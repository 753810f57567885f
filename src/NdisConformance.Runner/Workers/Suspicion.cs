namespace NdisConformance.Runner;

/// <summary>
/// Orders that a worker had when it ended by itself. Each is tried again alone; if none ends its worker there, the
/// driver does something else each time, and the last one tried is charged with it: a crash is never lost.
/// </summary>
/// <param name="orders">How many there were.</param>
internal sealed class Suspicion(int orders)
{
    private readonly Lock _gate = new();
    private int _left = orders;
    private bool _isFound;

    /// <summary>An order was tried again.</summary>
    /// <param name="isGuilty">True if it ended its worker.</param>
    /// <returns>True if it was the last one, and none was guilty.</returns>
    public bool IsUnresolved(bool isGuilty)
    {
        lock (_gate)
        {
            _isFound |= isGuilty;
            return --_left == 0 && !_isFound;
        }
    }
}
