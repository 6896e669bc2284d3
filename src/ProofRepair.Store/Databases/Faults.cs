using System.Data.Common;

namespace ProofRepair.Store.Databases;

internal static class Faults
{
    public static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or InvalidOperationException or InvalidCastException
            or TimeoutException or TypeInitializationException or DllNotFoundException)
        {
            // The last two where SQLite's own library is missing.
            throw new StoreException(e.Message, e);
        }
    }
}
