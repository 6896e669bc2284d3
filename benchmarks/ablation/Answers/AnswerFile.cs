using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace ProofRepair.Ablation.Answers;

/// <summary>
/// Answers of Lean by the hash of what was asked, kept over runs: a table that was cut off goes on where it was, and a new arm pays only for what
/// no other asked. Everything that decides an answer is to be in the question, the Lean and the library (<paramref name="scope"/>) included.
/// </summary>
public sealed class AnswerFile : IDisposable
{
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly SqliteConnection _file;
    private readonly Lock _writing = new();
    private readonly string _scope;

    private AnswerFile(SqliteConnection file, string scope) => (_file, _scope) = (file, scope);

    public static AnswerFile Open(string path, string scope)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path }.ConnectionString);
        file.Open();
        Run(file, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE IF NOT EXISTS answer (question TEXT PRIMARY KEY, answer TEXT NOT NULL) WITHOUT ROWID;");
        var answers = new AnswerFile(file, scope);
        using var all = file.CreateCommand();
        all.CommandText = "SELECT question, answer FROM answer";
        using var rows = all.ExecuteReader();
        while (rows.Read())
        {
            answers._known[rows.GetString(0)] = rows.GetString(1);
        }

        return answers;
    }

    public string KeyOf(params IEnumerable<string> question) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', question.Prepend(_scope)))));

    public string? Find(string key) => _known.GetValueOrDefault(key);

    public void Keep(string key, string answer)
    {
        if (!_known.TryAdd(key, answer))
        {
            return;
        }

        lock (_writing)
        {
            using var insert = _file.CreateCommand();
            insert.CommandText = "INSERT OR IGNORE INTO answer (question, answer) VALUES ($question, $answer)";
            insert.Parameters.AddWithValue("$question", key);
            insert.Parameters.AddWithValue("$answer", answer);
            insert.ExecuteNonQuery();
        }
    }

    public void Dispose() => _file.Dispose();

    private static void Run(SqliteConnection file, string text)
    {
        using var command = file.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
